"""Posts to a console from a process of its own, one after the other, and prints how long each answer took.

blocked_client.py PORT SECONDS PAUSE FIRST
"""

import http.client
import json
import sys
import time


def main() -> None:
    """Post for so many seconds, and tell."""
    port, first = int(sys.argv[1]), int(sys.argv[4])
    seconds, pause = float(sys.argv[2]), float(sys.argv[3])
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    started = time.monotonic()
    took, taken, number = [], [], first
    while time.monotonic() - started < seconds:
        who = {"id": f"55119777700{number % 10:02}@c.us", "name": f"Cliente {number % 10}"}
        body = {
            "instanceId": "SHOP-1",
            "event": "message",
            "fromMe": False,
            "messageId": f"blocked_{number}",
            "sender": who,
            "chat": who,
            "msgContent": {"type": "text", "text": f"Mensagem {number}"},
        }
        raw = json.dumps(body)
        asked = time.monotonic()
        connection.request("POST", "/webhook/receive-message/", raw, {"Content-Type": "application/json"})
        response = connection.getresponse()
        told = json.loads(response.read())
        took.append(time.monotonic() - asked)
        if response.status == 200 and told["status"] == "ok":
            taken.append(body["messageId"])
        number += 1
        time.sleep(pause)
    connection.close()
    print(json.dumps({"from": started, "to": time.monotonic(), "took": took, "taken": taken}))


if __name__ == "__main__":
    main()
