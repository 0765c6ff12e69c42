package shop;

import com.baomidou.mybatisplus.service.IService;
import java.util.List;
import shop.data.Parcel;

public interface ParcelService extends IService<Parcel> {

    Parcel saveParcel(Parcel parcel);

    List<Parcel> list();

    Parcel getParcelById(String id);

    boolean remove(String reason, Long id);
}
