module example.com/cases/client-defaults

go 1.24
