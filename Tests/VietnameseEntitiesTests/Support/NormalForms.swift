@_spi(_Unicode) import Swift

/// Unicode's normal forms, from the standard library: tests do without Foundation, see ``Fixtures``.
extension String {
    var composed: String { Self(scalars: _nfc) }
    var decomposed: String { Self(scalars: _nfd) }

    private init(scalars: some Sequence<Unicode.Scalar>) {
        var view = UnicodeScalarView()
        view.append(contentsOf: scalars)
        self.init(view)
    }
}
