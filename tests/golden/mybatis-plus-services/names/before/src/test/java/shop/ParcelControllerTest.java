package shop;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import org.junit.Test;
import shop.data.Parcel;

public class ParcelControllerTest {

    private final ParcelService parcels = mock(ParcelService.class);

    @Test
    public void asks() {
        when(parcels.deleteById(3L)).thenReturn(true);
        parcels.insert(new Parcel());
        verify(parcels).selectById(3L);
    }
}
