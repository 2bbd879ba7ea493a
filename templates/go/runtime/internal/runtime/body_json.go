package runtime

import (
	"bytes"
	"encoding/json"
)

// marshal writes compact JSON in which no character is escaped that need not be.
func marshal(value any) ([]byte, error) {
	var to bytes.Buffer
	encoder := json.NewEncoder(&to)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(to.Bytes(), []byte("\n")), nil
}
