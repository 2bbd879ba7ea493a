module example.com/bench

go 1.24

require github.com/OpenRouterTeam/go-sdk v0.0.0

replace github.com/OpenRouterTeam/go-sdk => ../../generated/go
