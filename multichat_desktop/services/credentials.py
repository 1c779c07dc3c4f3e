"""Tokens for calls to the gateway, fetched off the loop: a keyring may ask the person first."""

import asyncio
from concurrent.futures import Executor

from multichat_desktop.services.vault import Vault, VaultError, token_name
from multichat_desktop.wapi.credentials import Credentials
from multichat_desktop.wapi.errors import RefusedError


class CredentialStore:
    """Gives what the gateway knows an instance by."""

    def __init__(self, vault: Vault, pool: Executor) -> None:
        self._vault, self._pool = vault, pool

    async def of(self, instance_id: str) -> Credentials:
        """Return an instance's credentials.

        Raises:
            RefusedError: no token is kept for it, or the place where it is kept is locked.
        """
        loop = asyncio.get_running_loop()
        try:
            token = await loop.run_in_executor(self._pool, self._vault.get, token_name(instance_id))
        except VaultError as error:
            raise RefusedError("locked-vault") from error
        if not token:
            raise RefusedError("no-token")
        return Credentials(instance_id, token)

    async def keep(self, instance_id: str, token: str) -> None:
        """Keep an instance's token."""
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._pool, self._vault.put, token_name(instance_id), token)

    async def forget(self, instance_id: str) -> None:
        """Forget an instance's token."""
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._pool, self._vault.drop, token_name(instance_id))
