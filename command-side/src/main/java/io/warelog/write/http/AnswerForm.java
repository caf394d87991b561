package io.warelog.write.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What the answer to a write makes of what is read back. */
public enum AnswerForm {

	/** It is answered as it is read. */
	AS_READ {
		@Override
		byte[] of(byte[] read) {
			return read;
		}
	},
	/** It is answered as the only element of a list. */
	LIST_OF_ONE {
		@Override
		byte[] of(byte[] read) {
			ByteArrayOutputStream list = new ByteArrayOutputStream(read.length + 2);
			list.write('[');
			list.writeBytes(read);
			list.write(']');
			return list.toByteArray();
		}
	},
	/** That it is done is all that is answered: {@code true}. */
	TRUE {
		@Override
		byte[] of(byte[] read) {
			return "true".getBytes(StandardCharsets.US_ASCII);
		}
	};

	abstract byte[] of(byte[] read);

}
