// The least that a .NET program can do, built as the product is: what its start is measured beside.
Console.WriteLine("Hello, world!");
