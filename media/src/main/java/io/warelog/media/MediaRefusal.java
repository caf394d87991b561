package io.warelog.media;

import java.math.BigDecimal;
import java.time.Duration;

/** Why an upload is not taken. Each is the sender's to mend. */
public sealed interface MediaRefusal {

	/**
	 * The refusal for people.
	 * @return a sentence without a full stop that holds nothing of what was sent
	 */
	String sentence();

	/** There is nothing in it. */
	record Empty() implements MediaRefusal {

		@Override
		public String sentence() {
			return "The image is empty";
		}

	}

	/**
	 * It has too many bytes.
	 *
	 * @param most how many bytes an image may have
	 */
	record TooLarge(long most) implements MediaRefusal {

		@Override
		public String sentence() {
			return "The image is larger than " + this.most + " bytes";
		}

	}

	/**
	 * It took too long to arrive or to read.
	 *
	 * @param most how long it may take
	 */
	record TooSlow(Duration most) implements MediaRefusal {

		@Override
		public String sentence() {
			return "The image took longer than "
					+ BigDecimal.valueOf(this.most.toMillis(), 3).stripTrailingZeros().toPlainString() + " seconds";
		}

	}

	/** It is none of the kinds of file that are taken, whatever it is called. */
	record NotAnImage() implements MediaRefusal {

		@Override
		public String sentence() {
			return "The file is not a JPEG, PNG, GIF or WebP image";
		}

	}

	/**
	 * It is an image, but not what it was said to be.
	 *
	 * @param declared what it was said to be
	 * @param found what it is
	 */
	record OtherType(ImageType declared, ImageType found) implements MediaRefusal {

		@Override
		public String sentence() {
			return "The image was declared as " + this.declared.mediaType() + " but is " + this.found.mediaType();
		}

	}

	/**
	 * It would take too much memory.
	 *
	 * @param width in pixels, as its header says
	 * @param height in pixels, as its header says
	 * @param most how many pixels an image may have
	 */
	record TooManyPixels(long width, long height, long most) implements MediaRefusal {

		@Override
		public String sentence() {
			return "The image has " + this.width + " x " + this.height + " pixels, more than " + this.most + " in all";
		}

	}

	/**
	 * It cannot be read to its end.
	 *
	 * @param what is wrong with it, a clause such as {@code it ends too early}
	 */
	record Broken(String what) implements MediaRefusal {

		@Override
		public String sentence() {
			return "The image cannot be read: " + this.what;
		}

	}

	/**
	 * The URL does not let this upload in.
	 *
	 * @param fault what is wrong
	 */
	record NotAllowed(TicketFault fault) implements MediaRefusal {

		@Override
		public String sentence() {
			return this.fault.sentence();
		}

	}

	/** What is wrong with an upload by a signed URL. */
	enum TicketFault {

		/** The signature is missing or was not made for this. */
		WRONG_SIGNATURE("The URL was not signed for this upload"),

		/** Its time is over. */
		EXPIRED("The URL has expired"),

		/** Another method than PUT. */
		OTHER_METHOD("The URL is for PUT only"),

		/** Another content type than the one that was asked for. */
		OTHER_TYPE("The URL is for another content type"),

		/** An image has arrived by it. */
		USED("The URL has been used");

		private final String sentence;

		TicketFault(String sentence) {
			this.sentence = sentence;
		}

		/**
		 * The fault for people.
		 * @return a sentence without a full stop
		 */
		public String sentence() {
			return this.sentence;
		}

	}

}
