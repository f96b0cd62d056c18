#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Values against bytes of text, both axes by powers of ten, drawn as SVG.
struct Plot {
    struct Series {
        var name: String
        var points: [(size: Double, value: Double)]
    }

    var title: String
    var series: [Series]
    var unit: String

    private static let width = 460.0, height = 340.0
    private static let left = 64.0, right = 16.0, top = 40.0, bottom = 48.0
    private static let colours = ["#1f77b4", "#d62728"]

    /// Plots side by side on one page, dark or light as the reader's.
    static func page(_ plots: [Plot]) -> String {
        let all = width * Double(plots.count)
        var out = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(all.text(0)) \(height.text(0))" width="\(all.text(0))" height="\(height.text(0))" font-family="sans-serif" font-size="12">
            <rect width="100%" height="100%" fill="#fff"/>

            """
        for (number, plot) in plots.enumerated() {
            out += "<g transform=\"translate(\((width * Double(number)).text(0)) 0)\">\n\(plot.drawing)</g>\n"
        }
        return out + "</svg>\n"
    }

    private var drawing: String {
        let points = series.flatMap(\.points)
        let sizes = Self.powers(points.map(\.size))
        let values = Self.powers(points.map(\.value))
        func x(_ size: Double) -> Double {
            Self.left + (log10(size) - Double(sizes.lowerBound)) / Double(sizes.count - 1)
                * (Self.width - Self.left - Self.right)
        }
        func y(_ value: Double) -> Double {
            Self.height - Self.bottom - (log10(value) - Double(values.lowerBound)) / Double(values.count - 1)
                * (Self.height - Self.top - Self.bottom)
        }

        var out = "<text x=\"\(Self.left.text(0))\" y=\"22\" font-size=\"14\">\(title) against bytes of text</text>\n"
        for power in sizes {
            let at = x(pow(10, Double(power))).text(1)
            out += "<path d=\"M\(at) \(Self.top.text(0))V\((Self.height - Self.bottom).text(0))\" stroke=\"#ddd\"/>"
            out +=
                "<text x=\"\(at)\" y=\"\((Self.height - Self.bottom + 18).text(0))\" text-anchor=\"middle\">\(Int(pow(10, Double(power))).size)</text>\n"
        }
        for power in values {
            let at = y(pow(10, Double(power))).text(1)
            out += "<path d=\"M\(Self.left.text(0)) \(at)H\((Self.width - Self.right).text(0))\" stroke=\"#ddd\"/>"
            out +=
                "<text x=\"\((Self.left - 6).text(0))\" y=\"\(at)\" dy=\"4\" text-anchor=\"end\">\(Self.label(power)) \(unit)</text>\n"
        }
        for (number, line) in series.enumerated() {
            let colour = Self.colours[number % Self.colours.count]
            let path = line.points.map { "\(x($0.size).text(1)),\(y($0.value).text(1))" }
            out +=
                "<polyline points=\"\(path.joined(separator: " "))\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"2\"/>"
            for point in path {
                let parts = point.split(separator: ",")
                out += "<circle cx=\"\(parts[0])\" cy=\"\(parts[1])\" r=\"3\" fill=\"\(colour)\"/>"
            }
            out +=
                "\n<text x=\"\((Self.left + 12).text(0))\" y=\"\((Self.top + 18 + 16 * Double(number)).text(0))\" fill=\"\(colour)\">\(line.name)</text>\n"
        }
        return out
    }

    /// The powers of ten from the one below the least value to the one above the greatest.
    private static func powers(_ values: [Double]) -> ClosedRange<Int> {
        let least = Int(floor(log10(values.min() ?? 1)))
        let greatest = Int(ceil(log10(values.max() ?? 10)))
        return least...max(greatest, least + 1)
    }

    private static func label(_ power: Int) -> String {
        power >= 0 ? pow(10, Double(power)).text(0) : pow(10, Double(power)).text(-power)
    }
}
