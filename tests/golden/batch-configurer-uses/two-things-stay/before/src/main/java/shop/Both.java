package shop;

import org.springframework.batch.core.configuration.annotation.BatchConfigurer;
import org.springframework.stereotype.Service;

@Service
public class Both {

    private final BatchConfigurer configurer;

    public Both(BatchConfigurer configurer) {
        this.configurer = configurer;
    }

    public boolean complete() throws Exception {
        return configurer.getJobLauncher() != null && configurer.getJobRepository() != null;
    }
}
