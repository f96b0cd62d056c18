// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v13)],
    dependencies: [
        .package(name: "swift-vietnamese-entities", path: ".."),
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.30.0", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "Annotation",
            dependencies: [
                .product(name: "VietnameseEntities", package: "swift-vietnamese-entities"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/Annotation",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        )
    ],
    swiftLanguageModes: [.v6]
)
