package io.warelog.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The {@code curl} on the path, where there is one. */
final class RealCurl {

	private final Path directory;

	/**
	 * Makes it.
	 * @param directory for what it sends
	 */
	RealCurl(Path directory) {
		this.directory = directory;
	}

	/**
	 * Looks for it.
	 * @return whether it is on the path
	 */
	static boolean isThere() {
		return OnThePath.runs("curl", "--version");
	}

	/**
	 * Sends an image, as the README does.
	 * @param url to send it to
	 * @param method of the request
	 * @param type its media type
	 * @param image its bytes
	 * @return the status of the answer
	 */
	int send(String url, String method, String type, byte[] image) throws IOException, InterruptedException {
		Path file = Files.createTempFile(this.directory, "image", "");
		Files.write(file, image);
		List<String> command = List.of("curl", "-s", "-m", "60", "-o", file + ".answer", "-w", "%{http_code}", "-X",
				method, url, "-H", "Content-Type: " + type, "--data-binary", "@" + file);
		Process process = new ProcessBuilder(command).start();
		process.getOutputStream().close();
		String status = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
		process.waitFor();
		return Integer.parseInt(status);
	}

}
