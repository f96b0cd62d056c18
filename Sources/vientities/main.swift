import Foundation
import VietnameseEntities

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
