package io.warelog.bench.durability;

/**
 * A system call on a file descriptor.
 *
 * @param entered line of the trace at which the call began
 * @param returned line at which it was back, {@link Long#MAX_VALUE} if never; a call that
 * depends on another's return begins on a later line than that
 * @param name such as {@code fdatasync}
 * @param file path or socket behind the descriptor
 * @param data what was written, one character per byte; empty for a sync
 * @param result what the call returned
 */
record SystemCall(long entered, long returned, String name, String file, String data, long result) {

	boolean isSync() {
		return this.name.equals("fsync") || this.name.equals("fdatasync");
	}

	boolean isOn(String fileName) {
		return this.file.endsWith("/" + fileName);
	}

}
