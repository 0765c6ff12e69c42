package demo;

import java.util.function.Function;
import org.springframework.statemachine.StateMachine;

class Machines {

    private final Function<String, String> names = name -> name;

    void reset(StateMachine<String, String> machine) {
        machine.getStateMachineAccessor().doWithAllRegions(access -> access.setRelay(null));
        names.apply("a");
    }
}
