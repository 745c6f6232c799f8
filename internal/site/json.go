package site

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"

	"cables/internal/archive"
	"cables/internal/cable"
)

// sendJSON answers a program, wherever it runs.
func sendJSON(w http.ResponseWriter, r *http.Request, v any) error {
	return sendJSONStatus(w, r, http.StatusOK, v)
}

func sendJSONStatus(w http.ResponseWriter, r *http.Request, status int, v any) error {
	var body bytes.Buffer
	encoder := json.NewEncoder(&body)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return err
	}
	w.Header().Set("Access-Control-Allow-Origin", "*")
	return send(w, r, status, "application/json", body.Bytes())
}

// wantsJSON is whether the address is that of a twin.
func wantsJSON(r *http.Request) bool { return strings.HasSuffix(r.URL.Path, ".json") }

// A jsonList is a page of a list.
type jsonList struct {
	Total  int       `json:"total"`
	Exact  bool      `json:"exact"`
	Page   int       `json:"page"`
	Pages  int       `json:"pages"`
	Cables []jsonRow `json:"cables"`
}

// A jsonRow is a cable in a list.
type jsonRow struct {
	ID             cable.ID   `json:"id"`
	Address        string     `json:"address"`
	Subject        string     `json:"subject"`
	Created        cable.Time `json:"created"`
	Released       cable.Time `json:"released"`
	Classification string     `json:"classification"`
	Origin         string     `json:"origin"`
	Tags           []string   `json:"tags"`
}

func listJSON(list *archive.List) jsonList {
	out := jsonList{Total: list.Total, Exact: true, Page: list.Page, Pages: list.Pages, Cables: []jsonRow{}}
	for _, row := range list.Rows {
		out.Cables = append(out.Cables, rowJSON(row))
	}
	return out
}

func rowJSON(row archive.Row) jsonRow {
	return jsonRow{ID: row.ID, Address: cableAddress(row.ID), Subject: row.Subject, Created: row.Created, Released: row.Released,
		Classification: row.Classification.Name, Origin: row.Origin.Name, Tags: append([]string{}, row.Tags...)}
}

// A jsonIndex is an index with its counts.
type jsonIndex struct {
	Values []jsonCount `json:"values"`
}

type jsonCount struct {
	Value   string `json:"value"`
	Name    string `json:"name"`
	Count   int    `json:"count"`
	Address string `json:"address"`
}

func indexJSON(counts []archive.Count, address func(string) string) jsonIndex {
	index := jsonIndex{Values: []jsonCount{}}
	for _, c := range counts {
		index.Values = append(index.Values, jsonCount{c.Value, c.Name, c.Cables, address(c.Value)})
	}
	return index
}

// A jsonError is an answer that is no page. Of a cable that is neither held nor
// cited it has what may have been meant.
type jsonError struct {
	Error string    `json:"error"`
	Near  []jsonRow `json:"near,omitempty"`
}

func errorJSON(e *refusal) jsonError {
	out := jsonError{Error: e.Error()}
	for _, row := range e.near {
		out.Near = append(out.Near, rowJSON(row))
	}
	return out
}
