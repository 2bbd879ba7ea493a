package shop_test

import (
	"encoding/json"
	"errors"
	"testing"

	"example.com/shop"
	"example.com/shop/models/components"
	"example.com/shop/models/sdkerrors"
	"example.com/shop/optionalnullable"
)

func TestUnions(t *testing.T) {
	client := serve(t, echo)
	pet := must[*components.Pet](t)(client.Pets.EchoPet(ctx, components.CreatePetCat(components.Cat{Lives: shop.Int64(9)})))
	if pet.Cat == nil || pet.Dog != nil {
		t.Fatalf("got %+v", pet)
	}
	equal(t, pet.Cat.Kind, components.CatKindCat) // a constant is filled in
	equal(t, *pet.Cat.GetLives(), 9)

	_, err := client.Pets.EchoPet(ctx, components.Pet{})
	var invalid *sdkerrors.InvalidRequestError
	if !errors.As(err, &invalid) {
		t.Errorf("no variant: %v", err)
	}
	_, err = client.Pets.EchoPet(ctx, components.Pet{Cat: &components.Cat{}, Dog: &components.Dog{}})
	if !errors.As(err, &invalid) {
		t.Errorf("two variants: %v", err)
	}
}

func TestAnUnknownVariantIsSentBack(t *testing.T) {
	const cow = `{"kind":"cow","milk":1.50}`
	client := serve(t, answering(200, "application/json", cow))
	pet := must[*components.Pet](t)(client.Pets.EchoPet(ctx, components.CreatePetCat(components.Cat{})))
	equal(t, string(pet.Other().Raw()), cow)
	equal(t, string(must[[]byte](t)(json.Marshal(pet))), cow)
}

func TestAbsentAgainstNull(t *testing.T) {
	null := optionalnullable.From[string](nil)
	for note, want := range map[string]optionalnullable.OptionalNullable[string]{
		``: nil, `,"note":null`: null, `,"note":"a"`: optionalnullable.From(shop.String("a")),
	} {
		text := `{"name":"n","state":"new"` + note + `}`
		var thing components.Thing
		if err := json.Unmarshal([]byte(text), &thing); err != nil {
			t.Fatal(err)
		}
		equal(t, thing.Note.IsSet(), want.IsSet())
		equal(t, thing.Note.IsNull(), want.IsNull())
		equal(t, string(must[[]byte](t)(json.Marshal(thing))), text)
	}
}

func TestWhatHasNoFieldIsKept(t *testing.T) {
	const text = `{"name":"n","state":"worn","later":[1,2]}`
	client := serve(t, answering(200, "application/json", text))
	thing := must[*components.Thing](t)(client.Things.GetThing(ctx, nil))
	equal(t, thing.State, "worn") // a value that the document does not list
	later, ok := thing.ExtraFields().Get("later")
	if !ok || len(later.([]any)) != 2 {
		t.Errorf("got %v", later)
	}
	thing.ExtraFields().Set("more", true)
	equal(t, string(must[[]byte](t)(json.Marshal(thing))), `{"name":"n","state":"worn","later":[1,2],"more":true}`)
}

func TestAMissingRequiredFieldIsAnError(t *testing.T) {
	client := serve(t, answering(200, "application/json", `{"state":"new"}`))
	_, err := client.Things.GetThing(ctx, nil)
	var invalid *sdkerrors.ResponseValidationError
	if !errors.As(err, &invalid) {
		t.Fatal(err)
	}
	equal(t, invalid.Path, "name")
	equal(t, invalid.HTTPStatusCode(), 200)
}

func TestModelsAreComparable(t *testing.T) {
	equal(t, components.Point{X: 1}, components.Point{X: 1})
	equal(t, components.CreatePetCat(components.Cat{}) == components.Pet{}, false)
	var missing *components.Thing
	equal(t, missing.GetName(), "")
	equal(t, missing.GetPoint() == nil, true)
}

func TestAnAnswerMayBeNull(t *testing.T) {
	client := serve(t, answering(200, "application/json", "null"))
	equal(t, must[*components.Thing](t)(client.Things.MaybeThing(ctx)), nil)
}
