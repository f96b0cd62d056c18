import ArgumentParser
import VietnameseEntities

/// `scalar`, `utf16` and `utf8` on the command line.
extension OffsetUnit: ExpressibleByArgument {}
