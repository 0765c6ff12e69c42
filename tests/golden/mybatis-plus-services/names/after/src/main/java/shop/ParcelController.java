package shop;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
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
        Parcel first = parcels.getOne(new EntityWrapper<Parcel>().eq("code", code), false);
        return first == null ? parcels.getParcelById(code) : parcels.saveParcel(first);
    }

    public int count() {
        return parcels.count() + parcels.count(new EntityWrapper<Parcel>().eq("open", true));
    }

    public List<Parcel> all(Collection<Long> ids) {
        ids.forEach(id -> parcels.removeById(id));
        List<Parcel> kept = ids.stream().map(parcels::getById).collect(Collectors.toList());
        return ids.isEmpty() ? parcels.list(new QueryWrapper<>()) : kept;
    }

    public Page<Parcel> page(int number) {
        return parcels.page(new Page<Parcel>(number, 20));
    }

    public boolean drop(Long id, Collection<Long> ids) {
        parcels.removeByIds(ids);
        if (!(this.parcels.getBaseMapper().deleteById(id) >= 0)) {
            return false;
        }
        boolean done = parcels.getBaseMapper().deleteBatchIds(ids) >= 0;
        ledger.insert(id);
        return done && ledger.delete(id) && parcels.saveBatch(parcels.listByIds(ids));
    }

    public Object object() {
        return parcels.getObj(new EntityWrapper<Parcel>().isNotNull("code"), found -> found);
    }
}
