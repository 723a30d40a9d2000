"""A publisher written with Python's websockets. It dials the URL it is given and does what its standard input says, one JSON object a line:
{"op":"text","data":"…"}, {"op":"binary","data":"…"}, {"op":"ping","data":"…"}, {"op":"close"}. It prints what comes back."""

import asyncio
import json
import sys

import websockets


def say(*words):
    print(*words, flush=True)


async def read(socket):
    try:
        async for message in socket:
            say("got", message if isinstance(message, str) else message.decode())
    finally:
        say("closed", socket.close_code)


async def answer(socket, data):
    pong = await socket.ping(data)
    await pong
    say("pong", data)


async def main(url):
    loop = asyncio.get_running_loop()
    async with websockets.connect(url) as socket:
        say("open")
        reading = asyncio.create_task(read(socket))
        pings = set()
        while line := await loop.run_in_executor(None, sys.stdin.buffer.readline):
            order = json.loads(line)
            if order["op"] == "text":
                await socket.send(order["data"])
            elif order["op"] == "binary":
                await socket.send(order["data"].encode())
            elif order["op"] == "ping":
                pings.add(asyncio.create_task(answer(socket, order["data"])))
            elif order["op"] == "close":
                await socket.close()
        await socket.close()
        await reading


asyncio.run(main(sys.argv[1]))
