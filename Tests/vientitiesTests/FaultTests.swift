import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What is said about bad input, and how the tool ends.
@Suite struct FaultTests {
    struct Case: CustomTestStringConvertible {
        var arguments: [String]
        var errors: [String]
        var status: Int32
        /// The ids of the documents that are written all the same.
        var ids: [String] = []
        var testDescription: String { arguments.joined(separator: " ") }
    }

    static func folder() throws -> ScratchFolder {
        let folder = try ScratchFolder(["good.txt": "Ông An", "good.jsonl": #"{"id":"g","text":"Ông An"}"#])
        try folder.write([0x61, 0x0A, 0xC3, 0xB4, 0xFF, 0x62], to: "bad.txt")
        try folder.write([0xEF, 0xBB, 0xBF, 0x61, 0x0A, 0x62, 0xED, 0xA0, 0x80, 0x0A, 0x63], to: "bad-lines.txt")
        try folder.write(
            Array(#"{"id":"a","text":"Một"}"#.utf8) + Array("\n\n{\"id\":\"b\",\"text\":\"".utf8) + [0xC0, 0x80]
                + Array("\"}\n{\"id\":3}\n{\"id\":\"c\",\"text\":\"Hai\"}\n{\"text\":\"đến\tđây\"}\n[1]\n".utf8),
            to: "bad.jsonl")
        try folder.makeFolder("folder")
        return folder
    }

    @Test(arguments: [
        Case(
            arguments: ["missing.txt", "good.txt"], errors: ["missing.txt: No such file or directory"], status: 66,
            ids: ["good"]),
        Case(arguments: ["good.txt", "folder"], errors: ["folder: Is a directory"], status: 66, ids: ["good"]),
        Case(
            arguments: ["--input", "lines", "folder", "good.txt"], errors: ["folder: Is a directory"], status: 66,
            ids: ["good:1"]),
        Case(
            arguments: ["bad.txt", "good.txt"], errors: ["bad.txt:2: invalid UTF-8 at byte 4 of the file"], status: 65,
            ids: ["good"]),
        Case(
            arguments: ["--input", "lines", "bad-lines.txt"],
            errors: ["bad-lines.txt:2: invalid UTF-8 at byte 6 of the file"],
            status: 65, ids: ["1", "3"]),
        Case(
            arguments: ["bad-lines.txt"], errors: ["bad-lines.txt:2: invalid UTF-8 at byte 6 of the file"], status: 65),
        Case(
            arguments: ["bad.jsonl", "good.jsonl"],
            errors: [
                "bad.jsonl:3: invalid UTF-8 at byte 45 of the file",
                #"bad.jsonl:4: no "text" in the object"#,
                "bad.jsonl:6: column 13: control character U+0009 in a string",
                "bad.jsonl:7: column 1: expected an object, found '['",
            ], status: 65, ids: ["a", "c", "g"]),
        Case(
            arguments: ["bad.txt", "missing.txt", "bad.txt"],
            errors: [
                "bad.txt:2: invalid UTF-8 at byte 4 of the file",
                "missing.txt: No such file or directory",
                "bad.txt:2: invalid UTF-8 at byte 4 of the file",
            ], status: 66),
        Case(arguments: ["new\nline"], errors: ["new line: No such file or directory"], status: 66),
    ])
    func eachFaultIsOneLineAndTheRestIsWritten(fault: Case) throws {
        let folder = try Self.folder()
        let run = try ToolRun(["annotate", "--format", "jsonl"] + fault.arguments, in: folder)
        #expect(run.errors == fault.errors.map { "vientities: \($0)\n" }.joined())
        #expect(run.status == fault.status)
        #expect(run.lines.count == fault.ids.count)
        for (id, line) in zip(fault.ids, run.lines) { #expect(line.hasPrefix(#"{"id":"\#(id)","#)) }
    }

    @Test func explainReportsTheSame() throws {
        let run = try ToolRun(["explain", "bad.txt", "missing"], in: try Self.folder())
        #expect(
            run.errors
                == "vientities: bad.txt:2: invalid UTF-8 at byte 4 of the file\nvientities: missing: No such file or directory\n"
        )
        #expect(run.status == 66)
    }

    @Test func standardInputHasANameInMessages() throws {
        let run = try ToolRun(["annotate", "--input", "jsonl"], input: "{}\n")
        #expect(run.errors == "vientities: stdin:1: no \"text\" in the object\n")
        #expect(run.status == 65)
    }

    /// What not even root may open.
    @Test(arguments: [
        ("good.txt/a", "Not a directory"), ("loop.txt", "Too many levels of symbolic links"),
        (String(repeating: "a", count: 300), "File name too long"),
    ])
    func filesThatCannotBeOpenedAreUnreadable(name: String, message: String) throws {
        let folder = try Self.folder()
        try folder.link("loop.txt", to: "loop.txt")
        let run = try ToolRun(["annotate", name, "good.txt"], in: folder)
        #expect(run.errors == "vientities: \(name): \(message)\n")
        #expect(run.status == 66 && run.lines.contains("Ông ⟦P1 An⟧"))
    }

    /// Root may read everything; the cases above hold for all.
    @Test(.enabled(if: getuid() != 0))
    func fileWithoutPermissionIsUnreadable() throws {
        let folder = try ScratchFolder(["secret.txt": "Ông An"])
        try folder.lock("secret.txt")
        let run = try ToolRun(["annotate", "secret.txt"], in: folder)
        #expect(run.errors == "vientities: secret.txt: Permission denied\n")
        #expect(run.status == 66)
    }

    @Test(arguments: [
        (
            ["annotate", "--types", "title,persons"],
            "'persons' is no type; the types are title, person, body, place, date, document, event."
        ),
        (["annotate", "--types", ""], "'' is no type"),
        (["annotate", "--offsets", "bytes"], "Please provide one of 'scalar', 'utf16' or 'utf8'."),
        (["annotate", "--format", "xml"], "Please provide one of 'text' and 'jsonl'."),
        (["annotate", "--input", "csv"], "Please provide one of 'text', 'lines' or 'jsonl'."),
        (["annotate", "--color", "red"], "Please provide one of 'auto', 'always' or 'never'."),
        (["annotate", "--threads", "0"], "'--threads' takes a number from 1 to 256, not 0."),
        (["annotate", "--threads", "many"], "The value 'many' is invalid for '--threads <threads>'"),
        (["annotate", "--fast"], "Unknown option '--fast'"),
        (["explain", "--flat"], "Unknown option '--flat'"),
    ])
    func wrongUseSaysWhatIsRight(arguments: [String], message: String) throws {
        let run = try ToolRun(arguments)
        #expect(run.errors.hasPrefix("Error: ") && run.errors.contains(message), "\(run.errors)")
        #expect(run.outputBytes.isEmpty)
        #expect(run.status == 64)
    }
}
