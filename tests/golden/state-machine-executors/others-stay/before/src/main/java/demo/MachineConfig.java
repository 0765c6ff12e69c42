package demo;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;
import org.springframework.statemachine.config.StateMachineConfigurerAdapter;
import org.springframework.statemachine.config.builders.StateMachineConfigurationConfigurer;

class MachineConfig extends StateMachineConfigurerAdapter<String, String> {

    private final Jobs jobs = new Jobs().taskExecutor(new SyncTaskExecutor());

    @Override
    public void configure(StateMachineConfigurationConfigurer<String, String> config) throws Exception {
        config.withConfiguration().taskExecutor(new SimpleAsyncTaskExecutor());
    }
}
