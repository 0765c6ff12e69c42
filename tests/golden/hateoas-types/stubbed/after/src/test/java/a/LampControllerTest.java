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
import org.springframework.hateoas.CollectionModel;

class LampControllerTest {

    @Mock
    private LampAssembler assembler;

    void answersAll(List<LampResource> lamps) {
        when(assembler.toCollectionModel(anyList())).thenReturn(CollectionModel.of(new ArrayList<>())).thenReturn(CollectionModel.of(lamps));
        when(assembler.toCollectionModel(any())).thenReturn(null);
        when(assembler.toModel(any())).thenReturn(lamps.get(0));
    }

    void asksOnce(List<LampResource> lamps) {
        doReturn(CollectionModel.of(lamps)).when(assembler).toCollectionModel(anyList());
        verify(assembler, times(1)).toModel(any());
        verify(assembler).toCollectionModel(anyList());
    }
}
