package archive

import "context"

// Recipients lists who cables were sent to, for action or for information, by
// the slug of their address on the wire: "amembassy-beijing".
func (a *Archive) Recipients(ctx context.Context) ([]Count, error) {
	return a.filed(ctx, "recipient", "")
}

// Signers lists the names under cables, by slug.
func (a *Archive) Signers(ctx context.Context) ([]Count, error) { return a.filed(ctx, "signer", "") }
