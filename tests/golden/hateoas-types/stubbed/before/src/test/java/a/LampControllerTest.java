package a;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import org.mockito.Mock;

class LampControllerTest {

    @Mock
    private LampAssembler assembler;

    void answersAll(List<LampResource> lamps) {
        when(assembler.toResources(anyList())).thenReturn(new ArrayList<>()).thenReturn(lamps);
        when(assembler.toResources(any())).thenReturn(null);
        when(assembler.toResource(any())).thenReturn(lamps.get(0));
    }

    void asksOnce(List<LampResource> lamps) {
        doReturn(lamps).when(assembler).toResources(anyList());
        verify(assembler, times(1)).toResource(any());
        verify(assembler).toResources(anyList());
    }
}
