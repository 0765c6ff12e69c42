package a;

import org.springframework.scheduling.annotation.Async;

class Mails {
    @Async("taskExecutor")
    void send() {
    }
}
