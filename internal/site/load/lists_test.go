package load

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

// measureLists asks for list pages of any depth, one at a time, each made anew.
func measureLists(t *testing.T, path string) {
	server := startCables(t, path, "--cache", "0")
	random := rand.New(rand.NewPCG(3, 4))
	nouns := []string{"tag", "origin", "classification", "released", "date"}
	values := make(map[string][]count)
	for _, noun := range nouns {
		var index struct{ Values []count }
		read(t, server.address+"/"+noun+".json", &index)
		values[noun] = index.Values
	}
	pick := func(noun string) count { return values[noun][random.IntN(len(values[noun]))] }
	report(t, server, "unfiltered", random, func() string { return pick(nouns[random.IntN(len(nouns))]).Address + "?" })
	report(t, server, "two filters", random, func() string {
		return fmt.Sprintf("%s?classification=%s&year=%s", pick([]string{"tag", "origin"}[random.IntN(2)]).Address, pick("classification").Value, pick("date").Value[:4])
	})
}

type count struct{ Value, Address string }

// report asks for lists that a function names, each at a page by chance.
func report(t *testing.T, server server, name string, random *rand.Rand, list func() string) {
	var took []float64
	for range *lists {
		address := list()
		var twin struct{ Pages int }
		read(t, server.address+twinOf(address), &twin)
		if page := random.IntN(max(1, twin.Pages)) + 1; page > 1 {
			address += fmt.Sprintf("&page=%d", page)
		}
		begun := time.Now()
		_, _, err := fetch(server.address + address)
		took = append(took, float64(time.Since(begun).Microseconds())/1000)
		check(t, err)
	}
	t.Logf("%d list pages, %s, any depth: p50 %.2f ms, p95 %.2f ms", len(took), name, median(took), quantile(took, 0.95))
}

// twinOf is the address of a list's twin.
func twinOf(address string) string {
	for i, c := range address {
		if c == '?' {
			return address[:i] + ".json" + address[i:]
		}
	}
	return address + ".json"
}

func read(t *testing.T, address string, into any) {
	t.Helper()
	response, err := client.Get(address)
	check(t, err)
	defer response.Body.Close()
	if err := json.NewDecoder(response.Body).Decode(into); err != nil {
		t.Fatalf("%s: %v", address, err)
	}
}
