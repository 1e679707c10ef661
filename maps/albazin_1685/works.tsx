<?xml version="1.0" encoding="UTF-8"?>
<tileset version="1.8" tiledversion="1.8.2" name="works" tilewidth="48" tileheight="72" tilecount="19" columns="1">
 <image source="works.png" width="48" height="1368"/>
 <tile id="0" type="palisade"/>
 <tile id="1" type="tower"/>
 <tile id="2" type="rampart"/>
 <tile id="3" type="bastion"/>
 <tile id="4" type="gate"/>
 <tile id="5" type="postern"/>
 <tile id="6" type="breach"/>
 <tile id="7" type="ditch"/>
 <tile id="8" type="old_bank"/>
 <tile id="9" type="inner_work"/>
 <tile id="10" type="well"/>
 <tile id="11" type="church"/>
 <tile id="12" type="grain_store"/>
 <tile id="13" type="powder_store"/>
 <tile id="14" type="landing"/>
 <tile id="15" type="camp"/>
 <tile id="16" type="trench"/>
 <tile id="17" type="battery"/>
 <tile id="18" type="siege_wall"/>
</tileset>
