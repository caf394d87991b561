package io.warelog.bench.durability;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import io.warelog.bench.BenchServer;
import io.warelog.bench.load.ClosedLoop;
import io.warelog.bench.service.GeneratedProducts;
import io.warelog.bench.service.ProductsClient;
import io.warelog.bench.service.ServiceProcess;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.springframework.util.FileSystemUtils;

/**
 * Runs the service under {@code strace}, creates products over several connections and
 * shows from the trace that none was answered before a sync covered its commit.
 */
@Command(name = "bench/durability", mixinStandardHelpOptions = true,
		description = "Proves from a system call trace that every create was on the disk before it was answered.",
		footer = "The exit status is 0 only when all were.")
public final class DurabilityCheck implements Callable<Integer> {

	/** More than a page of the log or the head of an answer: nothing is cut short. */
	private static final String DATA_LIMIT = "1048576";

	@Option(names = "--creates", defaultValue = "400", paramLabel = "N",
			description = "products to create, every other one with Prefer: return=minimal (default: ${DEFAULT-VALUE})")
	private int creates;

	@Option(names = "--connections", defaultValue = "8", paramLabel = "N",
			description = "how many to create at once (default: ${DEFAULT-VALUE})")
	private int connections;

	@Option(names = "--data", paramLabel = "DIR", defaultValue = "target",
			description = "where to make a directory for data and trace (default: ${DEFAULT-VALUE})")
	private Path data = Path.of("");

	private DurabilityCheck() {
	}

	static void main(String[] args) {
		System.exit(new CommandLine(new DurabilityCheck()).execute(args));
	}

	@Override
	public Integer call() throws IOException {
		Path directory = Files.createTempDirectory(Files.createDirectories(this.data.toAbsolutePath()), "durability-");
		Path trace = directory.resolve("trace");
		create(directory, trace);
		TraceParser parser = new TraceParser();
		try (Stream<String> lines = Files.lines(trace, StandardCharsets.ISO_8859_1)) {
			lines.forEach(parser::accept);
		}
		TraceChecker.Findings findings = TraceChecker.check(parser.calls());
		System.out.printf("%d creates answered over %d connections, %d commits and %d syncs of the log%n",
				findings.answers(), this.connections, findings.commits(), findings.syncs());
		findings.violations().forEach(System.out::println);
		if (findings.answers() != this.creates) {
			System.out.printf("The trace shows %d of %d answers: %s%n", findings.answers(), this.creates, trace);
			return 1;
		}
		if (!findings.violations().isEmpty()) {
			System.out.printf("%d were answered before they were on the disk: %s%n", findings.violations().size(),
					trace);
			return 1;
		}
		FileSystemUtils.deleteRecursively(directory);
		System.out.println("Each was answered after a sync that began when its commit was written.");
		return 0;
	}

	private void create(Path directory, Path trace) {
		Path serviceData = directory.resolve("data");
		List<String> strace = List.of("strace", "-f", "--seccomp-bpf", "-y", "-ttt", "-s", DATA_LIMIT, "-e",
				"trace=fsync,fdatasync,write,writev,pwrite64,pwritev,pwritev2,sendto,sendmsg,sendmmsg", "-o",
				trace.toString());
		GeneratedProducts generated = GeneratedProducts.generate();
		try (ServiceProcess service = ServiceProcess.start(BenchServer.class, strace, serviceData,
				directory.resolve("service.log"));
				ProductsClient client = new ProductsClient(service.address(), serviceData)) {
			ClosedLoop.times(this.connections, this.creates,
					(number) -> client.create(generated.body(number), number % 2 == 0));
		}
	}

}
