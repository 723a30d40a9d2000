// A publisher written with gorilla/websocket. It dials the URL it is given and does what its standard input says, one JSON object a line:
// {"op":"text","data":"…"}, {"op":"binary","data":"…"}, {"op":"ping","data":"…"}, {"op":"close"}. It prints what comes back.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"time"

	"github.com/gorilla/websocket"
)

type order struct {
	Op   string `json:"op"`
	Data string `json:"data"`
}

func main() {
	conn, _, err := websocket.DefaultDialer.Dial(os.Args[1], nil)
	if err != nil {
		fmt.Println("failed", err)
		os.Exit(1)
	}
	fmt.Println("open")
	conn.SetPongHandler(func(data string) error {
		fmt.Println("pong", data)
		return nil
	})
	go read(conn)

	orders := bufio.NewScanner(os.Stdin)
	orders.Buffer(make([]byte, 1<<20), 1<<20)
	for orders.Scan() {
		var one order
		if err := json.Unmarshal(orders.Bytes(), &one); err != nil {
			fmt.Println("failed", err)
			os.Exit(1)
		}
		if err := do(conn, one); err != nil {
			fmt.Println("failed", err)
		}
	}
}

func do(conn *websocket.Conn, one order) error {
	switch one.Op {
	case "text":
		return conn.WriteMessage(websocket.TextMessage, []byte(one.Data))
	case "binary":
		return conn.WriteMessage(websocket.BinaryMessage, []byte(one.Data))
	case "ping":
		return conn.WriteControl(websocket.PingMessage, []byte(one.Data), time.Now().Add(time.Second))
	case "close":
		goodbye := websocket.FormatCloseMessage(websocket.CloseNormalClosure, "")
		return conn.WriteControl(websocket.CloseMessage, goodbye, time.Now().Add(time.Second))
	}
	return fmt.Errorf("no such order: %s", one.Op)
}

func read(conn *websocket.Conn) {
	for {
		_, message, err := conn.ReadMessage()
		if err != nil {
			fmt.Println("closed", err)
			return
		}
		fmt.Println("got", string(message))
	}
}
