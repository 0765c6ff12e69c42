package demo;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.access.StateMachineAccess;
import org.springframework.statemachine.access.StateMachineFunction;
import org.springframework.statemachine.persist.AbstractPersistingStateMachineInterceptor;
import org.springframework.statemachine.support.Function;

class Variables implements StateMachineFunction<StateMachineAccess<String, String>> {

    private Consumer<String, String> consumer;

    @Override
    public void apply(StateMachineAccess<String, String> access) {
        access.setRelay(null);
    }

    void keep(AbstractPersistingStateMachineInterceptor<String, String, String> interceptor) {
        interceptor.setExtendedStateVariablesFunction(new Function<StateMachine<String, String>, Map<Object, Object>>() {
            @Override
            public Map<Object, Object> apply(StateMachine<String, String> machine) {
                return new HashMap<>(machine.getExtendedState().getVariables());
            }
        });
    }
}
