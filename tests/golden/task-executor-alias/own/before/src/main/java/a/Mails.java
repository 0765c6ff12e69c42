package a;

import java.util.concurrent.Executor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

class Mails {
    Mails(@Qualifier("taskExecutor") Executor executor) {
    }

    @Configuration
    static class Executors {
        @Bean("taskExecutor")
        Executor pool() {
            return new ThreadPoolTaskExecutor();
        }
    }
}
