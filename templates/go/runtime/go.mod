module sdkwright.invalid/runtime

go 1.24
