package io.warelog.write.eventstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/**
 * Keeps a data directory to one process. The lock is the operating system's, so it ends
 * with the process however that ends; the file that carries it stays and names the
 * process.
 */
public final class DirectoryLock implements AutoCloseable {

	private static final String FILE = "lock";

	private static final int LONGEST_PID = 20;

	private final FileChannel channel;

	private DirectoryLock(FileChannel channel) {
		this.channel = channel;
	}

	/**
	 * Locks a directory.
	 * @param directory exists and can be written
	 * @return the lock, held until it is closed
	 * @throws DirectoryInUseException if a process, this one included, holds it already
	 * @throws IOException if the file of the lock cannot be written
	 */
	public static DirectoryLock acquire(Path directory) throws IOException {
		FileChannel channel = FileChannel.open(directory.resolve(FILE), StandardOpenOption.CREATE,
				StandardOpenOption.READ, StandardOpenOption.WRITE);
		try {
			if (tryLock(channel) == null) {
				throw new DirectoryInUseException(directory, read(channel));
			}
			channel.truncate(0);
			channel.write(
					ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
					0);
			return new DirectoryLock(channel);
		}
		catch (IOException ex) {
			channel.close();
			throw ex;
		}
	}

	private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			return null;
		}
	}

	private static String read(FileChannel channel) throws IOException {
		ByteBuffer content = ByteBuffer.allocate(LONGEST_PID);
		channel.read(content, 0);
		return StandardCharsets.US_ASCII.decode(content.flip()).toString();
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
