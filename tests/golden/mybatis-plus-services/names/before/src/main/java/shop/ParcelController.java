package shop;

import com.baomidou.mybatisplus.mapper.EntityWrapper;
import com.baomidou.mybatisplus.plugins.Page;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import shop.data.Parcel;

public class ParcelController {

    private final ParcelService parcels;
    private final Ledger ledger;

    public ParcelController(ParcelService parcels, Ledger ledger) {
        this.parcels = parcels;
        this.ledger = ledger;
    }

    public Parcel one(String code) {
        Parcel first = parcels.selectOne(new EntityWrapper<Parcel>().eq("code", code));
        return first == null ? parcels.getById(code) : parcels.save(first);
    }

    public int count() {
        return parcels.selectCount(null) + parcels.selectCount(new EntityWrapper<Parcel>().eq("open", true));
    }

    public List<Parcel> all(Collection<Long> ids) {
        ids.forEach(id -> parcels.deleteById(id));
        List<Parcel> kept = ids.stream().map(parcels::selectById).collect(Collectors.toList());
        return ids.isEmpty() ? parcels.selectList(null) : kept;
    }

    public Page<Parcel> page(int number) {
        return parcels.selectPage(new Page<Parcel>(number, 20));
    }

    public boolean drop(Long id, Collection<Long> ids) {
        parcels.deleteBatchIds(ids);
        if (!this.parcels.deleteById(id)) {
            return false;
        }
        boolean done = parcels.deleteBatchIds(ids);
        ledger.insert(id);
        return done && ledger.delete(id) && parcels.insertBatch(parcels.selectBatchIds(ids));
    }

    public Object object() {
        return parcels.selectObj(new EntityWrapper<Parcel>().isNotNull("code"));
    }
}
