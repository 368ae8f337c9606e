// SPDX-License-Identifier: Apache-2.0

package import ConfigFiles
package import Profiles

/// Something that happened at the keyboard.
package enum Key: Hashable, Sendable {
  /// A character typed without a modifier, as it came: one Unicode scalar.
  case character(Unicode.Scalar)
  /// Control with a small letter: `.control("c")`.
  case control(Unicode.Scalar)
  /// Alt (or Esc immediately before) with a character.
  case alt(Unicode.Scalar)
  case enter, escape, tab, backTab, backspace, delete
  case up, down, left, right, home, end, pageUp, pageDown
  case shiftUp, shiftDown, altUp, altDown, altBackspace
  /// F1 to F12.
  case function(Int)
  /// Text between the terminal's paste marks: goes into a text field, never acts as keys.
  case paste(String)
  /// The mouse, where the person wants it.
  case mouse(Mouse)
}

/// What the mouse did, and over which cell.
package struct Mouse: Hashable, Sendable {
  package enum Deed: Hashable, Sendable {
    case click, doubleClick, wheelUp, wheelDown
  }

  package var deed: Deed
  package let row: Int
  package let column: Int

  package init(_ deed: Deed, row: Int, column: Int) {
    self.deed = deed
    self.row = row
    self.column = column
  }
}

extension Picker {
  /// Something that happened, as the picker is told of it.
  package enum Event: Sendable {
    case key(Key)
    case resized(Screen.Size)
    /// Time has passed.
    case tick(Timestamp)
    /// Nothing is happening: what will be needed may be prepared.
    case idle
    /// Cache files that were asked for have been read.
    case cachesRead([(file: CacheFile, entry: CacheEntry)])
    /// The two files were read again, because they changed or somebody asked.
    case filesRead(ProfileSet)
    /// The files were read as every client reads them.
    case examined(Examination)
    /// What became of something that was asked for, in a sentence.
    case done(String)
    /// Where a sign-in is that was asked for.
    case signIn(Profile.Name, SignInState.Progress)
  }

  /// Something the picker wants done.
  ///
  /// The program does it and reports with an event.
  package enum Effect: Equatable, Sendable {
    case choose(Choice)
    /// Leave, with nothing chosen.
    case cancel
    /// Read both files and the caches again.
    case reload
    /// Paint everything anew: something else wrote on the terminal.
    case redraw
    /// Stop until the shell continues the program.
    case suspend
    /// Put a text where the person can paste it from.
    case copy(Copy)
    /// Open the person's editor at a line, then read the files again.
    case edit(SourceLocation)
    /// Sign in to a profile again, while the list goes on.
    case signIn(Profile.Name, SignInState.Way)
    /// The code that a sign-in has asked for.
    case answer(Profile.Name, MFACode)
    /// Give a sign-in up.
    case cancelSignIn(Profile.Name)
    /// The key does nothing here.
    case beep
  }

  /// A text for the clipboard and the word for it.
  package struct Copy: Equatable, Sendable {
    package enum Content: Equatable, Sendable {
      case text(String)
      /// The lines that the shell would evaluate for this choice.
      case exportLines(Choice)
    }

    package let word: String
    package let content: Content

    package init(word: String, content: Content) {
      self.word = word
      self.content = content
    }
  }

  /// The answer of the screen.
  package struct Choice: Equatable, Sendable {
    package let profile: Profile.Name
    package let region: RegionChoice

    package init(profile: Profile.Name, region: RegionChoice) {
      self.profile = profile
      self.region = region
    }
  }

  package enum RegionChoice: Equatable, Sendable {
    /// What the profile itself says, if it says anything.
    case profiles
    /// The one that was picked on the region list.
    case named(String)
    /// No region variable at all: each client finds its own.
    case unset
  }
}
