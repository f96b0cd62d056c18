import Testing

@testable import vientities

/// The reader of JSON Lines against RFC 8259.
@Suite struct JSONLineTests {
    @Test(
        arguments: [
            (#"{"text":"a"}"#, nil, "a"),
            (#" { "text" : "a" , "id" : "b" } "#, "b", "a"),
            ("\t{\"id\":\"\",\"text\":\"\"}\r", "", ""),
            (#"{"id":0,"text":"a"}"#, "0", "a"),
            (#"{"id":-12.50E+3,"text":"a"}"#, "-12.50E+3", "a"),
            (#"{"id":null,"text":"a"}"#, nil, "a"),
            (#"{"text":"a","x":1,"x":2}"#, nil, "a"),
            (#"{"x":{"text":"b","id":[1]},"text":"a"}"#, nil, "a"),
            (#"{"x":[],"y":{},"z":[[],[{}],true,false,null,-0,0.5,1e9,"\u00e9"],"text":"a"}"#, nil, "a"),
            (#"{"\u0074ext":"a"}"#, nil, "a"),
            (#"{"text":"\"\\\/\b\f\n\r\t"}"#, nil, "\"\\/\u{8}\u{C}\n\r\t"),
            (#"{"text":"\u1EE7y \u1ee6Y"}"#, nil, "ủy ỦY"),
            (#"{"text":"\ud83d\ude00\uD83D\uDE00x"}"#, nil, "😀😀x"),
            (#"{"text":"\u0000"}"#, nil, "\0"),
            ("{\"text\":\"\u{7F}\u{2028}\u{FEFF}😀\"}", nil, "\u{7F}\u{2028}\u{FEFF}😀"),
        ] as [(String, String?, String)])
    func wellFormedLineIsRead(line: String, id: String?, text: String) throws {
        let read = try JSONLine(parsing: line)
        #expect(read.id == id)
        // Compared as bytes: equality of strings would not see a changed decomposition.
        #expect(Array(read.text.utf8) == Array(text.utf8))
    }

    @Test(
        arguments: [
            (#"{"text":"a"}"#, nil),
            (#"{"date":null,"text":"a"}"#, nil),
            (#"{"date":"2026-08-20","text":"a"}"#, "2026-08-20"),
            (#"{"text":"a","date":"2026-08-20T07:00:00Z"}"#, "2026-08-20"),
            (#"{"text":"a","x":{"date":1}}"#, nil),
            (#"{"date":"20/08/2026","text":"a"}"#, nil),
            (#"{"date":"2026-02-30","text":"a"}"#, nil),
            (#"{"date":20260820,"text":"a"}"#, nil),
        ] as [(String, String?)])
    func dayOfPublicationIsRead(line: String, day: String?) throws {
        #expect(try JSONLine(parsing: line).day?.description == day)
    }

    @Test(arguments: [
        ("", "column 1: expected an object, found the end of the line"),
        ("[]", "column 1: expected an object, found '['"),
        (#""text""#, "column 1: expected an object, found '\"'"),
        ("{", "column 2: expected a key in quotes, found the end of the line"),
        ("{}", #"no "text" in the object"#),
        (#"{"id":1}"#, #"no "text" in the object"#),
        (#"{"text":null}"#, #"column 9: "text" is not a string"#),
        (#"{"text":["a"]}"#, #"column 9: "text" is not a string"#),
        (#"{"text":"a","id":true}"#, #"column 18: "id" is not a string or a number"#),
        (#"{"text":"a","id":{}}"#, #"column 18: "id" is not a string or a number"#),
        (#"{"text":"a","text":"b"}"#, #"column 13: "text" stands twice"#),
        (#"{"id":null,"id":1,"text":"b"}"#, #"column 12: "id" stands twice"#),
        (#"{"date":null,"date":null,"text":"b"}"#, #"column 14: "date" stands twice"#),
        (#"{"text":"a",}"#, "column 13: expected a key in quotes, found '}'"),
        (#"{,"text":"a"}"#, "column 2: expected a key in quotes, found ','"),
        (#"{'text':"a"}"#, "column 2: expected a key in quotes, found '''"),
        (#"{text:"a"}"#, "column 2: expected a key in quotes, found 't'"),
        (#"{"text" "a"}"#, "column 9: expected ':', found '\"'"),
        (#"{"text":"a" "b":1}"#, "column 13: expected ',' or '}', found '\"'"),
        (#"{"text":"a""#, "column 12: expected ',' or '}', found the end of the line"),
        (#"{"text":"đến"} x"#, "column 16: expected the end of the line, found 'x'"),
        (#"{"text":"a"}{"text":"b"}"#, "column 13: expected the end of the line, found '{'"),
        ("{\"text\":\"a\"}\0", "column 13: expected the end of the line, found a control character"),
        (#"{"text":"a"#, "column 9: the string does not end"),
        (#"{"text":"a\"#, "column 11: bad escape in a string"),
        (#"{"text":"đ\x"}"#, "column 11: bad escape in a string"),
        (#"{"text":"\u12"}"#, "column 10: bad escape in a string"),
        (#"{"text":"\u12G4"}"#, "column 10: bad escape in a string"),
        (#"{"text":"\u+123"}"#, "column 10: bad escape in a string"),
        (#"{"text":"\ud800"}"#, "column 10: half of a surrogate pair in a string"),
        (#"{"text":"\udc00\ud800"}"#, "column 10: half of a surrogate pair in a string"),
        (#"{"text":"\ud800\u0041"}"#, "column 10: half of a surrogate pair in a string"),
        (#"{"text":"a","x":"\ud800 "}"#, "column 18: half of a surrogate pair in a string"),
        (#"{"\udfff":1,"text":"a"}"#, "column 3: half of a surrogate pair in a string"),
        ("{\"text\":\"a\nb\"}", "column 11: control character U+000A in a string"),
        ("{\"text\":\"\u{1F}\"}", "column 10: control character U+001F in a string"),
        (#"{"text":"a","x":01}"#, "column 18: bad number"),
        (#"{"text":"a","x":-}"#, "column 18: bad number"),
        (#"{"text":"a","x":1.}"#, "column 19: bad number"),
        (#"{"text":"a","x":1e+}"#, "column 20: bad number"),
        (#"{"text":"a","x":+1}"#, "column 17: expected a value, found '+'"),
        (#"{"text":"a","x":.5}"#, "column 17: expected a value, found '.'"),
        (#"{"text":"a","x":NaN}"#, "column 17: expected a value, found 'N'"),
        (#"{"text":"a","x":nul}"#, "column 17: expected 'null', found 'n'"),
        (#"{"text":"a","x":truee}"#, "column 21: expected ',' or '}', found 'e'"),
        (#"{"text":"a","x":[1,]}"#, "column 20: expected a value, found ']'"),
        (#"{"text":"a","x":[1 2]}"#, "column 20: expected ',' or ']', found '2'"),
        (#"{"text":"a","x":[1}"#, "column 19: expected ',' or ']', found '}'"),
        (#"{"text":"a","x":}"#, "column 17: expected a value, found '}'"),
        ("\u{FEFF}{\"text\":\"a\"}", "column 1: expected an object, found a character that is not shown"),
    ])
    func badLineSaysWhatIsWrongAndWhere(line: String, message: String) {
        let fault = #expect(throws: JSONFault.self) { try JSONLine(parsing: line) }
        #expect(fault?.description == message)
    }

    @Test(arguments: ["[", #"{"x":"#])
    func nestingHasALimit(opening: String) throws {
        let closing = opening == "[" ? "]" : "}"
        func line(_ depth: Int) -> String {
            #"{"text":"a","x":"# + String(repeating: opening, count: depth - 1) + "1"
                + String(repeating: closing, count: depth - 1) + "}"
        }
        #expect(try JSONLine(parsing: line(JSONCursor.depthLimit)).text == "a")
        let fault = #expect(throws: JSONFault.self) { try JSONLine(parsing: line(JSONCursor.depthLimit + 1)) }
        #expect(fault?.reason == .tooDeep(limit: JSONCursor.depthLimit))
    }

    @Test func everyBeginningOfALineIsRefused() throws {
        let line = #"{"id":-1.5e3,"x":[{"a":null},true],"text":"\u1ee7\ud83d\ude00"}"#
        #expect(try JSONLine(parsing: line).text == "ủ😀")
        for end in line.indices { #expect(throws: JSONFault.self) { try JSONLine(parsing: String(line[..<end])) } }
    }
}
