// The hub of gorilla/websocket's chat example: a goroutine that hands each message to every client's channel, and two for each client.
// What waits for a client goes out as one message, and a client whose channel is full is dropped, as there. Who joins gets the last message.
package main

import (
	"fmt"
	"log"
	"net"
	"net/http"

	"github.com/gorilla/websocket"
)

type message struct {
	kind int
	data []byte
	from *client
}

type client struct {
	conn *websocket.Conn
	send chan message
}

var (
	upgrader   = websocket.Upgrader{ReadBufferSize: 1024, WriteBufferSize: 1024, CheckOrigin: func(*http.Request) bool { return true }}
	broadcast  = make(chan message)
	register   = make(chan *client)
	unregister = make(chan *client)
)

func hub() {
	clients := make(map[*client]bool)
	var last *message
	for {
		select {
		case c := <-register:
			clients[c] = true
			if last != nil {
				c.send <- *last
			}
		case c := <-unregister:
			if clients[c] {
				delete(clients, c)
				close(c.send)
			}
		case m := <-broadcast:
			last = &m
			for c := range clients {
				if c == m.from {
					continue
				}
				select {
				case c.send <- m:
				default:
					close(c.send)
					delete(clients, c)
				}
			}
		}
	}
}

func (c *client) read() {
	defer func() {
		unregister <- c
		c.conn.Close()
	}()
	for {
		kind, data, err := c.conn.ReadMessage()
		if err != nil {
			return
		}
		broadcast <- message{kind, data, c}
	}
}

func (c *client) write() {
	defer c.conn.Close()
	for m := range c.send {
		w, err := c.conn.NextWriter(m.kind)
		if err != nil {
			return
		}
		w.Write(m.data)
		for waiting := len(c.send); waiting > 0; waiting-- {
			w.Write([]byte{'\n'})
			w.Write((<-c.send).data)
		}
		if w.Close() != nil {
			return
		}
	}
	c.conn.WriteMessage(websocket.CloseMessage, nil)
}

func main() {
	go hub()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("listening", listener.Addr().(*net.TCPAddr).Port)
	log.Fatal(http.Serve(listener, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		conn, err := upgrader.Upgrade(w, r, nil)
		if err != nil {
			return
		}
		c := &client{conn, make(chan message, 256)}
		register <- c
		go c.write()
		go c.read()
	})))
}
