import VietnameseEntities

/// Annotated texts from a file: JSON Lines, or one text with inline marks, or a folder of such texts.
enum GoldFile {
    /// - Throws: ``InputFault`` with the file and line of the first thing that cannot be read.
    static func read(_ path: String) throws(InputFault) -> [AnnotatedText] {
        let file = InputFile(argument: path, format: nil)
        if let names = system_names(inFolder: path) {
            var texts: [AnnotatedText] = []
            for name in names where name.hasSuffix(".txt") { texts += try read(path + "/" + name) }
            return texts
        }
        let text = try contents(file)
        if file.format != .jsonl {
            do { return [try MarkedText.parse(text, id: file.documentID)] } catch {
                throw InputFault(.badData, file, error.description)
            }
        }
        var texts: [AnnotatedText] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where !line.allSatisfy(\.isWhitespace) {
            do { texts.append(try AnnotatedLine.parse(String(line))) } catch {
                throw InputFault(.badData, file, line: number + 1, error.description)
            }
        }
        return texts
    }

    static func contents(_ file: InputFile) throws(InputFault) -> String {
        do {
            return try InvalidUTF8.check(try bytes(file))
        } catch let error as InvalidUTF8 {
            throw InputFault(.badData, file, line: error.line, "invalid UTF-8 at byte \(error.byteOffset) of the file")
        } catch let error as InputFault {
            throw error
        } catch {
            throw InputFault(.unreadable, file, "\(error)")
        }
    }

    static func bytes(_ file: InputFile) throws(InputFault) -> [UInt8] {
        do {
            let descriptor =
                try file.path.map { path throws(SystemError) in try FileDescriptor(opening: path) } ?? .standardInput
            defer { descriptor.close() }
            var all: [UInt8] = []
            let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
            defer { chunk.deallocate() }
            while true {
                let count = try descriptor.read(into: chunk)
                if count == 0 { return all }
                all += chunk[0..<count]
            }
        } catch {
            throw InputFault(.unreadable, file, "\(error)")
        }
    }
}
