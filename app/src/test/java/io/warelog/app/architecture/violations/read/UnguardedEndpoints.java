package io.warelog.app.architecture.violations.read;

import org.springframework.web.bind.annotation.GetMapping;

final class UnguardedEndpoints {

	@GetMapping("/violations")
	String read() {
		return "read";
	}

}
