package load

import (
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"testing"
	"time"

	"cables/internal/cable"
)

// chosen are so many of the IDs, all if there are fewer, in an order by chance
// that is the same in every run.
func chosen(ids []cable.ID, most int) []cable.ID {
	random := rand.New(rand.NewPCG(1, 2))
	random.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
	return ids[:min(most, len(ids))]
}

func cablePaths(ids []cable.ID) []string {
	paths := make([]string, len(ids))
	for i, id := range ids {
		paths[i] = "/cable/" + url.PathEscape(string(id))
	}
	return paths
}

// client asks for gzip by itself and leaves the answer packed, as wrk does.
var client = &http.Client{Transport: &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: 64}, Timeout: time.Minute}

// fetch gives an answer as it came.
func fetch(address string) (http.Header, []byte, error) {
	request, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		return nil, nil, err
	}
	request.Header.Set("Accept-Encoding", "gzip")
	response, err := client.Do(request)
	if err != nil {
		return nil, nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s answers %s", address, response.Status)
	}
	return response.Header, body, err
}

// await waits until a server answers.
func await(t *testing.T, address string) {
	t.Helper()
	for start := time.Now(); ; time.Sleep(2 * time.Millisecond) {
		response, err := client.Get(address)
		if err == nil {
			response.Body.Close()
			return
		}
		if time.Since(start) > 30*time.Second {
			t.Fatal(err)
		}
	}
}
