// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "swift-vietnamese-entities",
    platforms: [.macOS(.v13)],
    products: [
        .library(name: "VietnameseEntities", targets: ["VietnameseEntities"]),
        .executable(name: "vientities", targets: ["vientities"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
    ],
    targets: [
        .systemLibrary(
            name: "CICU",
            pkgConfig: "icu-uc",
            providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]
        ),
        .systemLibrary(name: "CMemory"),
        // The lexicon's text files, embedded by `#embed`: nothing to find or load at run time.
        .target(name: "CLexicon", exclude: ["data"]),
        .target(name: "VietnameseEntities", dependencies: ["CICU", "CLexicon", "CMemory"]),
        .executableTarget(
            name: "vientities",
            dependencies: [
                "VietnameseEntities",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .testTarget(name: "VietnameseEntitiesTests", dependencies: ["VietnameseEntities"]),
        .testTarget(name: "vientitiesTests", dependencies: ["vientities", "VietnameseEntities"]),
    ],
    swiftLanguageModes: [.v6]
)
