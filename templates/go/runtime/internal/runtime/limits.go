package runtime

// ResponseLimits bound what a server may send; 0 means as usual.
type ResponseLimits struct {
	// Size is of a whole body, in bytes: 1 GiB unless said otherwise.
	Size int64
	// Ratio is how many times what was sent a decompressed body may be: 200.
	Ratio float64
	// Event is of one item of a stream, in bytes: 64 MiB.
	Event int64
}
