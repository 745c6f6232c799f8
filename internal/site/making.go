package site

import "context"

// A making is an answer that is being made, for all who wait for it.
type making struct {
	made    chan struct{} // closed when there is the answer
	answer  *answer
	waiting int
	stop    context.CancelFunc
}

// make gives an answer that is made by one goroutine for all who ask at once,
// and keeps it. It is nil where the context ends first. The work is stopped
// when nobody waits for it any more, and not when he goes who asked first:
// that is what golang.org/x/sync/singleflight lacks. unpin is called when the
// archive is no longer used.
func (p *pages) make(ctx context.Context, k key, unpin func(), answer func(context.Context) *answer) *answer {
	m, page := p.join(ctx, k, unpin, answer)
	if page != nil {
		return page
	}
	select {
	case <-m.made:
		return m.answer
	case <-ctx.Done():
		p.leave(k, m)
		return nil
	}
}

// join begins to make an answer, unless it is being made already. It gives the
// answer instead if that was kept meanwhile.
func (p *pages) join(ctx context.Context, k key, unpin func(), answer func(context.Context) *answer) (*making, *answer) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if page := p.get(k); page != nil {
		unpin()
		return nil, page
	}
	m, begun := p.being[k]
	if begun {
		unpin()
	} else {
		m = &making{made: make(chan struct{})}
		p.being[k] = m
		ctx, m.stop = context.WithCancel(context.WithoutCancel(ctx))
		go func() {
			defer unpin()
			p.finish(k, m, answer(ctx))
		}()
	}
	m.waiting++
	return m, nil
}

func (p *pages) finish(k key, m *making, made *answer) {
	p.mu.Lock()
	m.answer = made
	if p.being[k] == m {
		delete(p.being, k)
		p.keep(k, made)
	}
	p.mu.Unlock()
	m.stop()
	close(m.made)
}

func (p *pages) leave(k key, m *making) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if m.waiting--; m.waiting == 0 && p.being[k] == m {
		delete(p.being, k)
		m.stop()
	}
}
