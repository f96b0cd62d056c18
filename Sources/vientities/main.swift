import Foundation
@_spi(Measurement) import VietnameseEntities
if CommandLine.arguments.count > 2, CommandLine.arguments[1] == "--bench" {
    let data = try Data(contentsOf: URL(fileURLWithPath: CommandLine.arguments[2]))
    let bytes = [UInt8](data)
    let clock = ContinuousClock()
    var start = clock.now
    let lexicon = Lexicon(files: Lexicon.builtinFiles)
    print("build", clock.now - start, lexicon.count)
    if CommandLine.arguments[2] == "/tmp/x0" { for _ in 0..<40 { start = clock.now; let l = Lexicon(files: Lexicon.builtinFiles); print("build", clock.now - start, l.count) }; exit(0) }
    let m = try Measurement(Annotator())
    bytes.withUnsafeBufferPointer { text in
        for _ in 0..<5 {
            var rates: [Double] = []
            var counts: [Int] = []
            for work in [m.icuBoundaries, m.tokens, m.mentions] {
                start = clock.now
                counts.append(work(text))
                let d = clock.now - start
                rates.append(Double(bytes.count) / 1e6 / (Double(d.components.attoseconds) / 1e18 + Double(d.components.seconds)))
            }
            print(rates.map { String(format: "%.1f", $0) }, counts, String(format: "tok/icu %.2f ann/icu %.2f", rates[1]/rates[0], rates[2]/rates[0]))
        }
    }
    exit(0)
}

let annotator = Annotator()
let worker = Annotator.Worker(annotator)
for path in CommandLine.arguments.dropFirst() {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as! [String: Any]
        let document = worker.annotate(object["text"] as! String)
        var out: [UInt8] = []
        JSONLines().write(document, id: object["id"] as! String, into: &out)
        FileHandle.standardOutput.write(Data(out))
    }
}
