// swift-tools-version: 6.1
import PackageDescription

let library: Target.Dependency = .product(name: "VietnameseEntities", package: "swift-vietnamese-entities")

let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v13)],
    dependencies: [
        .package(name: "swift-vietnamese-entities", path: ".."),
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.30.0", traits: []),
    ],
    targets: [
        // Counts of allocations, and callgrind's of instructions.
        .target(name: "CCounts"),
        // What is annotated: the fixtures, generated text, worst cases.
        .target(name: "Corpora", dependencies: [library]),
        // What each stage costs within the whole.
        .target(name: "Stages", dependencies: [library, "CCounts"]),
        .executableTarget(
            name: "Annotation",
            dependencies: [library, "CCounts", "Corpora", "Stages", .product(name: "Benchmark", package: "benchmark")],
            path: "Benchmarks/Annotation",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        ),
        // What needs processes, valgrind or a plot.
        .executableTarget(name: "measure", dependencies: [library, "CCounts", "Corpora", "Stages"]),
    ],
    swiftLanguageModes: [.v6]
)
