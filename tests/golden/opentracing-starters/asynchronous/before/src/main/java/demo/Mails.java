package demo;

import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;

@Service
public class Mails {
    @Async
    public void send() {
    }
}
