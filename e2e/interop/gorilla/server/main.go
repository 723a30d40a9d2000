// A server for Scoreboard OCR as its maker's page describes the sample: it listens, prints what it gets, and answers
// {"type":"ping"} with {"type":"pong"}, comparing to the letter. -pongs limits how many pings of a connection it answers.
package main

import (
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"

	"github.com/gorilla/websocket"
)

var upgrader = websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}

func main() {
	addr := flag.String("addr", "127.0.0.1:15001", "where to listen")
	pongs := flag.Int("pongs", -1, "how many pings of a connection are answered, -1 for all")
	flag.Parse()

	listener, err := net.Listen("tcp", *addr)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println("listening", listener.Addr())
	err = http.Serve(listener, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		conn, err := upgrader.Upgrade(w, r, nil)
		if err != nil {
			fmt.Println("refused", err)
			return
		}
		defer conn.Close()
		fmt.Println("connected", r.URL.Path)
		answered := 0
		for {
			kind, message, err := conn.ReadMessage()
			if err != nil {
				fmt.Println("gone", err)
				return
			}
			fmt.Println("got", string(message))
			if string(message) != `{"type":"ping"}` || answered == *pongs {
				continue
			}
			answered++
			if err := conn.WriteMessage(kind, []byte(`{"type":"pong"}`)); err != nil {
				fmt.Println("gone", err)
				return
			}
		}
	}))
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
