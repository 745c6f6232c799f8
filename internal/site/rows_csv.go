package site

import (
	"encoding/csv"
	"fmt"
	"net/http"
	"strings"

	"cables/internal/archive"
)

// mostRows is how many rows a table has at most. It is small enough to be made
// whole before it is sent, as every answer is; page=2 goes on with the next.
const mostRows = 10000

var columns = []string{"id", "created", "released", "classification", "origin", "tags", "subject", "address"}

// serveRows answers with all rows of a list as a table.
func (s *Server) serveRows(w http.ResponseWriter, r *http.Request, l listing, q query) error {
	filter, from := q.narrow(l.filter), (q.Page-1)*mostRows
	list, err := archiveOf(r).List(r.Context(), filter, q.Sort, 1)
	if err != nil {
		return err
	}
	pages := max(1, (list.Total+mostRows-1)/mostRows)
	switch {
	case list.Total == 0 && !q.narrows() && l.isEmpty != nil:
		return l.isEmpty()
	case q.Page > pages:
		return pastEnd(&archive.PastEnd{Page: q.Page, Last: pages}, r, q)
	case q.Page < pages:
		w.Header().Set("Link", fmt.Sprintf(`<%s>; rel="next"`, q.page(q.Page+1).on(r.URL.EscapedPath())))
	}
	var out strings.Builder
	table := csv.NewWriter(&out)
	// Into memory, nothing can fail.
	_ = table.Write(columns)
	if err := archiveOf(r).Walk(r.Context(), filter, q.Sort, from, mostRows, func(row archive.Row) error {
		return table.Write(s.cells(row))
	}); err != nil {
		return err
	}
	table.Flush()
	return sendForm(w, r, "text/csv; charset=utf-8", out.String())
}

func (s *Server) cells(row archive.Row) []string {
	cells := []string{string(row.ID), row.Created.String(), row.Released.String(), row.Classification.Name, row.Origin.Name,
		strings.Join(row.Tags, ";"), row.Subject, s.absolute(cableAddress(row.ID))}
	for i, cell := range cells {
		cells[i] = harmless(cell)
	}
	return cells
}

// harmless is a cell that no spreadsheet takes for a formula.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
