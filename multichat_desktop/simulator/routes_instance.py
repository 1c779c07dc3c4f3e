"""REST calls about the instance itself: state, linking, restarting."""

import base64

from multichat_desktop.simulator.checks import Field, check_fields, is_phone, one_of
from multichat_desktop.simulator.instance import SimInstance
from multichat_desktop.simulator.qr import picture
from multichat_desktop.simulator.rest import Answer, RefusedError, Request, Routes

_RESTART_SECONDS = 0.5
_URL_FIELDS = {
    "webhookConnectedUrl": "connected",
    "webhookDisconnectedUrl": "disconnected",
    "webhookDeliveryUrl": "delivery",
    "webhookReceivedUrl": "received",
    "webhookStatusUrl": "status",
    "webhookPresenceUrl": "presence",
}


async def status(request: Request) -> Answer:
    """GET /instance/status-instance"""
    check_fields(request.query, {})
    return Answer(
        {"error": False, "instanceId": request.instance.id, "connected": request.instance.connected}
    )


async def fetch(request: Request) -> Answer:
    """GET /instance/fetch-instance"""
    check_fields(request.query, {})
    instance = request.instance
    return Answer(
        {
            "error": False,
            "instanceId": instance.id,
            "instanceName": instance.name,
            "token": instance.token,
            "connected": instance.connected,
            "connectedPhone": instance.phone if instance.connected else "",
            "connectedLid": instance.lid if instance.connected else "",
            "planType": instance.plan,
            "expires": int(instance.world.clock()) + 30 * 86_400,
            **{field: instance.webhooks[kind] for field, kind in _URL_FIELDS.items()},
        }
    )


async def device(request: Request) -> Answer:
    """GET /instance/device"""
    check_fields(request.query, {})
    instance = _online(request.instance)
    return Answer(
        {
            "error": False,
            "instanceId": instance.id,
            "connectedPhone": instance.phone,
            "connectedLid": instance.lid,
            "name": instance.name,
        }
    )


async def qr_code(request: Request) -> Answer:
    """GET /instance/qr-code"""
    check_fields(request.query, {"image": Field(required=False, check=one_of("enable", "disable"))})
    instance = request.instance
    if instance.connected:
        return Answer({"error": False, "connected": True})
    _await_scan(instance)
    png = picture(instance.world.rng)
    if request.query.get("image") == "enable":
        return Answer(png=png)
    code = f"data:image/png;base64,{base64.b64encode(png).decode()}"
    return Answer({"error": False, "instanceId": instance.id, "qrcode": code})


async def pairing_code(request: Request) -> Answer:
    """GET /instance/pairing-code"""
    check_fields(request.query, {"phoneNumber": Field(check=is_phone)})
    instance = request.instance
    if instance.connected:
        return Answer({"error": False, "connected": True})
    _await_scan(instance)
    return Answer({"error": False, "instanceId": instance.id, "pairingCode": instance.world.ids.code()})


async def restart(request: Request) -> Answer:
    """GET /instance/restart"""
    check_fields(request.query, {})
    instance = request.instance
    if instance.connected:
        instance.world.spawn(_restart(instance), f"restart of {instance.id}")
    return Answer({"error": False, "message": "Instância reiniciada com sucesso"})


async def disconnect(request: Request) -> Answer:
    """GET /instance/disconnect"""
    check_fields(request.query, {})
    instance = _online(request.instance)
    await instance.disconnect()
    return Answer({"error": False, "message": "Instância desconectada com sucesso"})


def _online(instance: SimInstance) -> SimInstance:
    if not instance.connected:
        raise RefusedError(400, "Instance is not online")
    return instance


def _await_scan(instance: SimInstance) -> None:
    if instance.scans_after is not None:
        instance.world.spawn(_scan(instance, instance.scans_after), f"scan for {instance.id}")


async def _scan(instance: SimInstance, seconds: float) -> None:
    await instance.world.pause(seconds)
    if not instance.connected:
        await instance.connect()


async def _restart(instance: SimInstance) -> None:
    await instance.disconnect()
    await instance.world.pause(_RESTART_SECONDS)
    await instance.connect()


ROUTES: Routes = {
    ("GET", "/instance/status-instance"): status,
    ("GET", "/instance/fetch-instance"): fetch,
    ("GET", "/instance/device"): device,
    ("GET", "/instance/qr-code"): qr_code,
    ("GET", "/instance/pairing-code"): pairing_code,
    ("GET", "/instance/restart"): restart,
    ("GET", "/instance/disconnect"): disconnect,
}
