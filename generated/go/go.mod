module github.com/OpenRouterTeam/go-sdk

go 1.24
