package runtime

// nearest is the index of what is said of a status: by its code (404), its range (4XX),
// or default; -1 where nothing is.
func nearest(count int, said func(int) string, status int) int {
	best, found := 0, -1
	for i := range count {
		if rank := closeness(said(i), status); rank > best {
			best, found = rank, i
		}
	}
	return found
}

// closeness says how near a code, a range or default is to a status: 3, 2, 1, and 0 where
// it is none of it.
func closeness(said string, status int) int {
	switch {
	case said == "default":
		return 1
	case len(said) != 3 || status < 100 || status > 999:
		return 0
	case (said[1:] == "XX" || said[1:] == "xx") && said[0] == byte('0'+status/100):
		return 2
	case said[0] == byte('0'+status/100) && said[1] == byte('0'+status/10%10) && said[2] == byte('0'+status%10):
		return 3
	default:
		return 0
	}
}
